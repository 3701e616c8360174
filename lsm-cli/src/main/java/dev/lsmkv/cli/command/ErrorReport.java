package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmException;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever goes wrong into a message of a line or two and exit code 2; a stack trace only
 * where it is asked for. No failure may end in another code, since 1 says that there is damage: so
 * neither an {@link Error}, which picocli lets through, nor a message that nobody can be told.
 */
public final class ErrorReport
    implements IExecutionStrategy, IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Console console;
  private final BooleanSupplier isDebug;

  /**
   * A report.
   *
   * @param console where messages go
   * @param isDebug whether stack traces are wanted
   */
  public ErrorReport(Console console, BooleanSupplier isDebug) {
    this.console = console;
    this.isDebug = isDebug;
  }

  @Override
  public int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      return report(e);
    }
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
    return e instanceof ParameterException wrong ? wrongUse(wrong) : report(e);
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    return wrongUse(e);
  }

  private int wrongUse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    return tell(
        e,
        "lsm: " + Escapes.of(wrongUseMessage(e)),
        command.getParent() == null
            ? "help lists the commands"
            : "help " + command.getCommandName() + " tells more");
  }

  private static String wrongUseMessage(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
      return message(e);
    }
    String first = unmatched.getUnmatched().getFirst();
    boolean isCommandMissing = e.getCommandLine().getParent() == null;
    return isCommandMissing
        ? "There is no command '" + first + "'."
        : "One argument too many: '" + first + "'";
  }

  private int report(Throwable e) {
    // whoever read our output and has enough of it knows
    return isClosedPipe(e) ? ExitCode.ERROR : tell(e, "lsm: " + Escapes.of(explain(e)));
  }

  /** Where not even this can be told, the exit code says it. */
  private int tell(Throwable e, String... lines) {
    try {
      for (String line : lines) {
        console.error().line(line);
      }
      if (isDebug.getAsBoolean()) {
        PrintWriter writer = console.error().writer();
        e.printStackTrace(writer);
        writer.flush();
      }
    } catch (IOException nobodyReads) {
      // nor would anybody read of that
    }
    return ExitCode.ERROR;
  }

  /**
   * Reports what no command can: a failure before there are commands, or while one is reported.
   *
   * @param e the failure
   * @param error where the message goes, if it still takes one
   * @return the exit code
   */
  public static int reportUnforeseen(Throwable e, Output error) {
    try {
      error.line("lsm: " + Escapes.of(explain(e)));
      error.flush();
    } catch (IOException | RuntimeException | Error nobodyReads) {
      // then the exit code has to say it
    }
    return ExitCode.ERROR;
  }

  /**
   * Whether an error only says that nobody reads our output any more.
   *
   * @param e an error
   * @return true if it does
   */
  public static boolean isClosedPipe(Throwable e) {
    return e instanceof IOException && message(e).contains("Broken pipe");
  }

  private static String explain(Throwable e) {
    return switch (e) {
      case LsmException known -> message(known);
      case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
      case NotDirectoryException other -> "There is no directory " + other.getFile() + ".";
      case AccessDeniedException denied -> "No permission for " + denied.getFile() + ".";
      case FileAlreadyExistsException there -> there.getFile() + " is in the way.";
      case FileSystemException other -> other.getMessage() + ".";
      case IOException io -> "Input or output failed: " + message(io);
      case OutOfMemoryError memory ->
          "Out of memory: " + message(memory) + ". LSM_JAVA_OPTS=-Xmx4g, say, allows more of it.";
      default -> "Unexpected " + e + "; --debug shows where it comes from.";
    };
  }

  private static String message(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
