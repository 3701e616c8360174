package dev.lsmkv.cli.command;

import dev.lsmkv.api.LsmException;
import dev.lsmkv.cli.bytes.Escapes;
import dev.lsmkv.cli.console.Console;
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
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever goes wrong into a message of a line or two and exit code 2; a stack trace only
 * where it is asked for.
 */
public final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

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
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed)
      throws IOException {
    return e instanceof ParameterException wrong ? wrongUse(wrong) : report(e);
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) throws IOException {
    return wrongUse(e);
  }

  private int wrongUse(ParameterException e) throws IOException {
    console.error().line("lsm: " + Escapes.of(wrongUseMessage(e)));
    CommandLine command = e.getCommandLine();
    console
        .error()
        .line(
            command.getParent() == null
                ? "help lists the commands"
                : "help " + command.getCommandName() + " tells more");
    return trace(e);
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

  /**
   * Reports an error.
   *
   * @param e the error
   * @return the exit code
   * @throws IOException if it cannot be reported
   */
  public int report(Exception e) throws IOException {
    if (isClosedPipe(e)) {
      return ExitCode.ERROR; // whoever read our output has enough of it, and knows
    }
    console.error().line("lsm: " + Escapes.of(explain(e)));
    return trace(e);
  }

  private int trace(Exception e) {
    if (isDebug.getAsBoolean()) {
      PrintWriter writer = console.error().writer();
      e.printStackTrace(writer);
      writer.flush();
    }
    return ExitCode.ERROR;
  }

  /**
   * Whether an error only says that nobody reads our output any more.
   *
   * @param e an error
   * @return true if it does
   */
  public static boolean isClosedPipe(Exception e) {
    return e instanceof IOException && message(e).contains("Broken pipe");
  }

  private static String explain(Exception e) {
    return switch (e) {
      case LsmException known -> message(known);
      case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
      case NotDirectoryException other -> "There is no directory " + other.getFile() + ".";
      case AccessDeniedException denied -> "No permission for " + denied.getFile() + ".";
      case FileAlreadyExistsException there -> there.getFile() + " is in the way.";
      case FileSystemException other -> other.getMessage() + ".";
      case IOException io -> "Input or output failed: " + message(io);
      default -> "Unexpected " + e + "; --debug shows where it comes from.";
    };
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
