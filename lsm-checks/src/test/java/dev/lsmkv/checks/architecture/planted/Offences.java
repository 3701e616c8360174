package dev.lsmkv.checks.architecture.planted;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** One class for each offence. */
public final class Offences {

  private Offences() {}

  /** Touches a file past the storage seam. */
  public static final class UsesFiles {
    static boolean offend(Path path) {
      return Files.exists(path);
    }
  }

  /** Touches a file past the storage seam. */
  public static final class UsesFileChannel {
    static FileChannel offend(Path path) throws IOException {
      return FileChannel.open(path);
    }
  }

  /** Touches a file past the storage seam. */
  public static final class UsesRandomAccessFile {
    static RandomAccessFile offend(String path) throws IOException {
      return new RandomAccessFile(path, "r");
    }
  }

  /** Touches a file past the storage seam. */
  public static final class UsesFileOutputStream {
    static FileOutputStream offend(String path) throws IOException {
      return new FileOutputStream(path);
    }
  }

  /** Touches a file past the storage seam. */
  public static final class UsesFile {
    static boolean offend(Path path) {
      return new File(path.toString()).delete();
    }
  }

  /** Asks the file system through a path. */
  public static final class UsesRealPath {
    static Path offend(Path path) throws IOException {
      return path.toRealPath();
    }
  }

  /** Runs whatever the bytes name. */
  public static final class UsesObjectInputStream {
    static Object offend(InputStream in) throws IOException, ClassNotFoundException {
      return new ObjectInputStream(in).readObject();
    }
  }

  /** Loads a class by a name. */
  public static final class UsesForName {
    static Class<?> offend(String name) throws ClassNotFoundException {
      return Class.forName(name);
    }
  }

  /** Starts a process. */
  public static final class UsesExec {
    static Process offend(String[] command) throws IOException {
      return Runtime.getRuntime().exec(command);
    }
  }

  /** Starts a process. */
  public static final class UsesProcessBuilder {
    static Process offend(String[] command) throws IOException {
      return new ProcessBuilder(command).start();
    }
  }

  /** Prints. */
  public static final class UsesSystemOut {
    static void offend() {
      System.out.println();
    }
  }

  /** Prints. */
  public static final class UsesSystemErr {
    static void offend() {
      System.err.println();
    }
  }

  /** Prints. */
  public static final class UsesPrintStackTrace {
    static void offend(Exception e) {
      e.printStackTrace();
    }
  }

  /** Ends the JVM of its user. */
  public static final class UsesExit {
    static void offend() {
      System.exit(1);
    }
  }
}
