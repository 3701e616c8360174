package dev.lsmkv.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the commands of a golden file and compares everything they say with it.
 *
 * <p>A line {@code $ put store k v} is a command line, its words apart by single spaces or in
 * single quotes. Below it stands what it printed, errors behind {@code ! }, and its exit code in
 * brackets if that is not 0. Lines behind {@code > } are the input it read, lines behind {@code ? }
 * the input that it left. The stores are real ones in a temporary directory, whose name is left
 * out.
 */
class CommandTranscriptTest {

  private static final String SOME_SIZE = "<size>";
  private static final Pattern SIZE = Pattern.compile("\\b[0-9.]+ ([KMGT]i)?B\\b");

  /** The next segment of the log is made in the background while a memtable is filled. */
  private static final Pattern SEGMENTS =
      Pattern.compile("(?m)^(  segments +)[12]$(?=\\n  appended)");

  private static final Pattern TIME = Pattern.compile("(?m)^(  time +)[0-9.]+ s$");

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entries.txt",
        "hex.txt",
        "errors.txt",
        "figures.txt",
        "import.txt",
        "shell.txt",
        "shell-errors.txt"
      })
  void saysWhatTheGoldenFileSays(String file) throws IOException {
    String golden = resource(file);
    String said = TIME.matcher(replay(golden)).replaceAll("$1<time>");
    said = SEGMENTS.matcher(said).replaceAll("$1<1 or 2>");
    assertThat(golden.contains(SOME_SIZE) ? SIZE.matcher(said).replaceAll(SOME_SIZE) : said)
        .isEqualTo(golden);
  }

  private String replay(String golden) {
    Transcript transcript = new Transcript();
    List<String> lines = golden.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#")) {
        transcript.add(line);
      } else if (line.startsWith("$ ")) {
        transcript.add(line);
        run(line.substring(2), inputOf(lines, i + 1), transcript);
      }
    }
    return transcript.text().replace(root + "/", "");
  }

  private static String inputOf(List<String> lines, int from) {
    StringBuilder input = new StringBuilder();
    for (int i = from; i < lines.size() && !lines.get(i).startsWith("$ "); i++) {
      if (lines.get(i).startsWith("> ") || lines.get(i).startsWith("? ")) {
        input.append(lines.get(i).substring(2)).append('\n');
      }
    }
    return input.toString();
  }

  private void run(String command, String input, Transcript transcript) {
    Transcript.Typed typed = transcript.typed(input);
    int code = Main.run(words(command), transcript.console(typed), new OpenedStores(root));
    typed.unread().forEach(line -> transcript.add("? " + line));
    if (code != 0) {
      transcript.add("[" + code + "]");
    }
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    String[] quoted = command.split("'", -1);
    for (int i = 0; i < quoted.length; i++) {
      if (i % 2 == 1) {
        words.add(quoted[i]);
      } else {
        words.addAll(
            List.of(quoted[i].strip().split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .toList());
      }
    }
    return words.toArray(String[]::new);
  }

  private static String resource(String file) throws IOException {
    try (InputStream stream = CommandTranscriptTest.class.getResourceAsStream(file)) {
      assertThat(stream).as(file).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
