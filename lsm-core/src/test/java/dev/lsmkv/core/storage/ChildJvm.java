package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.Storage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another process that runs a program of ours. It is killed on close, if it has not ended. */
record ChildJvm(Process process, BufferedReader output) implements AutoCloseable {

  static ChildJvm start(Class<?> program, Path argument) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(program)));
    command.addAll(List.of(program.getName(), argument.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new ChildJvm(process, process.inputReader(StandardCharsets.UTF_8));
  }

  /** Next to what is tested, the child needs the interfaces, the implementation and the program. */
  private static String classPath(Class<?> program) {
    return Stream.of(Storage.class, FileSystemStorage.class, program)
        .map(ChildJvm::location)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar or directory that a class came from; a patched module has several. */
  private static Path location(Class<?> type) {
    String resource = type.getName().replace('.', '/') + ".class";
    String url = Objects.requireNonNull(type.getResource("/" + resource)).toString();
    String root = url.substring(0, url.length() - resource.length());
    return Path.of(
        URI.create(root.startsWith("jar:") ? root.substring(4, root.length() - 2) : root));
  }

  String line() throws IOException {
    return String.valueOf(output.readLine());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    output.close();
  }
}
