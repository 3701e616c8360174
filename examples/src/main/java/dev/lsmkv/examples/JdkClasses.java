package dev.lsmkv.examples;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class files of the JDK that runs this: real data that every machine has, some 30 000 files of
 * 200 bytes to hundreds of KiB.
 */
public final class JdkClasses {

  private static final FileSystem RUNTIME_IMAGE = FileSystems.getFileSystem(URI.create("jrt:/"));

  private JdkClasses() {}

  /**
   * Their names.
   *
   * @return such as {@code /modules/java.base/java/lang/Object.class}, sorted
   * @throws IOException if the JDK cannot be read
   */
  public static List<String> names() throws IOException {
    try (Stream<Path> paths = Files.walk(RUNTIME_IMAGE.getPath("/modules"))) {
      return paths.map(Path::toString).filter(name -> name.endsWith(".class")).sorted().toList();
    }
  }

  /**
   * The content of one.
   *
   * @param name its name
   * @return the class file
   * @throws IOException if the JDK cannot be read
   */
  public static byte[] read(String name) throws IOException {
    return Files.readAllBytes(RUNTIME_IMAGE.getPath(name));
  }

  /**
   * The key of one in a store.
   *
   * @param name its name
   * @return its bytes
   */
  public static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
