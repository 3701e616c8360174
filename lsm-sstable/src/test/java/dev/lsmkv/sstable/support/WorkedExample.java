package dev.lsmkv.sstable.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The worked example in the description of a package: lines of bytes in hex, three blanks, and what
 * they are.
 */
public final class WorkedExample {

  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "lsmkv", "sstable");
  private static final Pattern LINE =
      Pattern.compile("^ \\* ((?:[0-9a-f]{2} )*[0-9a-f]{2}) {3}\\S", Pattern.MULTILINE);

  private WorkedExample() {}

  /** The bytes of the only example in the description of a package. */
  public static byte[] of(String packageName) throws IOException {
    return of(packageName, 0);
  }

  /** The bytes of one of the examples in the description of a package, counted from 0. */
  public static byte[] of(String packageName, int number) throws IOException {
    String description =
        Files.readString(SOURCES.resolve(packageName).resolve("package-info.java"));
    List<byte[]> examples =
        Arrays.stream(description.split("<pre>"))
            .map(WorkedExample::bytes)
            .filter(bytes -> bytes.length > 0)
            .toList();
    return examples.get(number);
  }

  private static byte[] bytes(String lines) {
    StringBuilder hex = new StringBuilder();
    Matcher line = LINE.matcher(lines);
    while (line.find()) {
      hex.append(line.group(1).replace(" ", ""));
    }
    return HexFormat.of().parseHex(hex);
  }
}
