package dev.lsmkv.sstable.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
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

  /** The bytes of the example in the description of a package. */
  public static byte[] of(String packageName) throws IOException {
    String description =
        Files.readString(SOURCES.resolve(packageName).resolve("package-info.java"));
    StringBuilder hex = new StringBuilder();
    Matcher line = LINE.matcher(description);
    while (line.find()) {
      hex.append(line.group(1).replace(" ", ""));
    }
    return HexFormat.of().parseHex(hex);
  }
}
