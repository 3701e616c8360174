package dev.lsmkv.cli;

/** Where the launcher enters. */
final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("lsm: nothing here yet: " + String.join(" ", args));
  }
}
