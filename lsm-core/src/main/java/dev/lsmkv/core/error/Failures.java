package dev.lsmkv.core.error;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.CorruptionException.Location;
import dev.lsmkv.api.LsmException;
import dev.lsmkv.api.StoreIoException;
import dev.lsmkv.api.StoreLockedException;
import dev.lsmkv.api.StoreStats;
import dev.lsmkv.api.UnsupportedFormatException;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.StorageLockedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The one place where what the disk and the plug-ins throw becomes what the caller sees. */
public final class Failures {

  private static final String WHAT_TO_DO =
      " Only the data named here is affected (damaged range). Restore the file from a copy, or run 'lsm check' to see all damage.";

  private Failures() {}

  /**
   * Translates a failure.
   *
   * @param what the store was doing, as the beginning of a sentence: "Reading table 7"
   * @param cause what it met
   * @return the exception to throw
   */
  public static LsmException translate(String what, IOException cause) {
    return translate(what, cause, OptionalInt.empty());
  }

  /**
   * Translates a failure in a table of a level.
   *
   * @param what the store was doing
   * @param cause what it met
   * @param level the table's level, if it is known
   * @return the exception to throw
   */
  public static LsmException translate(String what, IOException cause, OptionalInt level) {
    return switch (cause) {
      case CorruptFileException damage ->
          new CorruptionException(
              what + " failed: " + damage.getMessage() + "." + WHAT_TO_DO,
              new Location(
                  damage.file(),
                  damage.offset(),
                  OptionalLong.empty(),
                  level,
                  damage.expected(),
                  damage.actual()),
              damage);
      case UnknownFormatException unknown ->
          new UnsupportedFormatException(what + " failed: " + unknown.getMessage(), unknown);
      case StorageLockedException locked ->
          new StoreLockedException(String.valueOf(locked.getMessage()), locked);
      default ->
          new StoreIoException(
              what
                  + " failed: "
                  + inWords(cause)
                  + ". Check the disk and the permissions of the directory, then try again.",
              cause);
    };
  }

  /** The system's own words have no name of a class before them; some exceptions have only one. */
  private static String inWords(IOException cause) {
    return switch (cause) {
      case NotDirectoryException e -> e.getFile() + " is not a directory";
      case AccessDeniedException e -> "access to " + e.getFile() + " is denied";
      case FileAlreadyExistsException e -> e.getFile() + " exists and is no directory";
      case NoSuchFileException e -> e.getFile() + " does not exist";
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }

  /**
   * Translates the failure of a write that changed nothing, since files cannot grow at present.
   *
   * @param cause what it met
   * @return the exception to throw
   */
  public static LsmException withoutSpace(IOException cause) {
    return cause instanceof CorruptFileException
        ? translate("Writing", cause)
        : new StoreIoException(
            "Writing failed: "
                + inWords(cause)
                + ". The store is "
                + StoreStats.State.OUT_OF_SPACE.words()
                + ": reads go on, and writes succeed again as soon as its files can grow. Free some space.",
            cause);
  }

  /**
   * A fault in a mapping: the disk failed, or the file was cut short beneath the store.
   *
   * @param what the store was doing
   * @param fault what the access threw
   * @return the exception to throw
   */
  public static LsmException fault(String what, InternalError fault) {
    return new StoreIoException(
        what
            + " failed: the operating system could not read a mapped file. Check the disk, and whether something"
            + " else has changed the files of the store.",
        fault);
  }

  /**
   * A file that ought to be there and is not.
   *
   * @param file where it ought to be
   * @param namedBy what says so
   * @return the exception to throw
   */
  public static CorruptionException missing(Path file, String namedBy) {
    return new CorruptionException(
        file + " is missing; " + namedBy + " names it." + WHAT_TO_DO,
        new Location(
            file,
            0,
            OptionalLong.empty(),
            OptionalInt.empty(),
            "a file named by " + namedBy,
            "no file"));
  }
}
