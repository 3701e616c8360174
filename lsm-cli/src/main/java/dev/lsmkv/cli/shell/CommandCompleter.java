package dev.lsmkv.cli.shell;

import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;

/** Completes commands, their options, and the commands that help tells about. */
final class CommandCompleter implements Completer {

  private static final List<String> OF_THE_SHELL = List.of("help", "exit", "quit");

  private final CommandLine commands;

  CommandCompleter(CommandLine commands) {
    this.commands = commands;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    words(line).map(Candidate::new).forEach(candidates::add);
  }

  private Stream<String> words(ParsedLine line) {
    Stream<String> ofStores = commands.getSubcommands().keySet().stream();
    if (line.wordIndex() == 0) {
      return Stream.concat(ofStores, OF_THE_SHELL.stream());
    }
    String name = line.words().getFirst();
    if (name.equals("help")) {
      return line.wordIndex() == 1 ? ofStores : Stream.of();
    }
    CommandLine command = commands.getSubcommands().get(name);
    return command != null && line.word().startsWith("-") ? options(command) : Stream.of();
  }

  private static Stream<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(option -> option.longestName());
  }
}
