package dev.lsmkv.cli.command;

/** What a command returns to whoever ran it. */
public final class ExitCode {

  /** Done. */
  public static final int OK = 0;

  /** The key is absent, {@code check} found damage, or {@code repair} could not save everything. */
  public static final int ABSENT_OR_DAMAGED = 1;

  /** Wrong use, or an error, which standard error tells about. */
  public static final int ERROR = 2;

  private ExitCode() {}
}
