package dev.lsmkv.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of the shell as the arguments of a command.
 *
 * <p>On the command line the first argument is the directory of the store; here it is put in. The
 * value of {@code put} and {@code set} is the rest of the line, or one quoted string.
 */
final class ShellLine {

  private static final String END_OF_OPTIONS = "--";

  private ShellLine() {}

  /**
   * Takes a line apart.
   *
   * @param line what was typed
   * @param directory the store
   * @return the arguments; none for a blank line or a comment
   */
  static List<String> arguments(String line, String directory) throws WordsException {
    Words words = new Words(line);
    Optional<String> name = words.next();
    if (name.isEmpty() || name.get().startsWith("#")) {
      return List.of();
    }
    List<String> arguments = new ArrayList<>(List.of(name.get(), directory));
    if (name.get().equals("put") || name.get().equals("set")) {
      addKeyAndRest(words, arguments);
    } else {
      addAll(words, arguments);
    }
    return arguments;
  }

  private static void addAll(Words words, List<String> arguments) throws WordsException {
    for (Optional<String> word = words.next(); word.isPresent(); word = words.next()) {
      arguments.add(word.get());
    }
  }

  private static void addKeyAndRest(Words words, List<String> arguments) throws WordsException {
    Optional<String> word = words.next();
    while (word.isPresent() && word.get().startsWith("--") && !word.get().equals(END_OF_OPTIONS)) {
      arguments.add(word.get());
      word = words.next();
    }
    if (word.isPresent() && word.get().equals(END_OF_OPTIONS)) {
      word = words.next();
    }
    arguments.add(END_OF_OPTIONS);
    word.ifPresent(arguments::add);
    words.rest().ifPresent(arguments::add);
  }
}
