package dev.lsmkv.checks.architecture.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import java.io.Externalizable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
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

  /** Is stored in a format that nobody wrote down. */
  public record IsSerializable(int number) implements Serializable {}

  /** Writes and reads itself in a format that nobody wrote down. */
  public abstract static class IsExternalizable implements Externalizable {}

  /** Is serializable as every throwable, which it cannot help. */
  public static final class IsThrowable extends RuntimeException {
    private static final long serialVersionUID = 1;

    IsThrowable() {}
  }

  /** Looks for what a class has. */
  public static final class UsesGetDeclaredMethods {
    static int offend(Class<?> type) {
      return type.getDeclaredMethods().length;
    }
  }

  /** Calls what no reader of the code can find. */
  public static final class UsesMethod {
    static Object offend(Method method) throws ReflectiveOperationException {
      return method.invoke(null);
    }
  }

  /** Asks another loader for a class. */
  public static final class UsesLoadClass {
    static Class<?> offend(ClassLoader loader, String name) throws ClassNotFoundException {
      return loader.loadClass(name);
    }
  }

  /** Reads JSON for itself. */
  public static final class UsesJson {
    static JsonNode offend(ObjectMapper mapper, String text) throws IOException {
      return mapper.readTree(text);
    }
  }

  /** Lets JSON become an object. */
  public static final class UsesBoundJson {
    static Object offend(ObjectMapper mapper, String text) throws IOException {
      return mapper.readValue(text, Object.class);
    }
  }

  /** Lets JSON name classes. */
  public static final class UsesTypedJson {
    static Object offend(ObjectMapper mapper, PolymorphicTypeValidator types) {
      return mapper.activateDefaultTyping(types);
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

  /** Compares what may be a mapping. */
  public static final class ComparesSegments {
    static long offend(MemorySegment segment) {
      return segment.mismatch(segment);
    }
  }

  /** Ends the JVM of its user. */
  public static final class UsesExit {
    static void offend() {
      System.exit(1);
    }
  }
}
