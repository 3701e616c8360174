package dev.lsmkv.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.cli.command.ExitCode;
import dev.lsmkv.cli.command.OpenedStores;
import dev.lsmkv.cli.console.Console;
import dev.lsmkv.cli.console.Output;
import dev.lsmkv.cli.transcript.Transcript;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no command expects ends in exit code 2 and one line, never in 1, which says that a store is
 * damaged or a key absent.
 */
class UnforeseenFailureTest {

  @TempDir private Path root;

  private final Transcript transcript = new Transcript();

  /** A directory that a store is looked for in, and where that fails after some times. */
  private Path failing(int looksBefore, Error failure) {
    AtomicInteger looks = new AtomicInteger();
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (_, method, arguments) -> {
              if (looks.getAndIncrement() < looksBefore) {
                return method.invoke(root, arguments);
              }
              throw failure;
            });
  }

  private int run(Path stores, String input, String... arguments) {
    InputStream typed = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return Main.run(arguments, transcript.console(typed), new OpenedStores(stores));
  }

  private List<String> said() {
    return transcript.text().lines().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check s",
        "repair s --to t",
        "get s k",
        "put s k v",
        "delete s k",
        "scan s",
        "count s",
        "import s",
        "export s",
        "flush s",
        "compact s",
        "stats s",
        "levels s",
        "shell s"
      })
  void anErrorIsNoFindingOfACommand(String command) {
    int code = run(failing(0, new LinkageError("no such class")), "", command.split(" "));

    assertThat(said())
        .containsExactly(
            "! lsm: Unexpected java.lang.LinkageError: no such class; --debug shows where it comes"
                + " from.");
    assertThat(code).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void aLackOfMemorySaysHowToGiveMore() {
    int code = run(failing(0, new OutOfMemoryError("Java heap space")), "", "check", "s");

    assertThat(said())
        .containsExactly(
            "! lsm: Out of memory: Java heap space. LSM_JAVA_OPTS=-Xmx4g, say, allows more of it.");
    assertThat(code).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void anErrorEndsACommandOfTheShellAndNotTheShell() {
    int code = run(failing(1, new StackOverflowError()), "put k v\ncheck\nget k\n", "shell", "s");

    assertThat(said())
        .containsExactly(
            "! lsm: Unexpected java.lang.StackOverflowError; --debug shows where it comes from.",
            "v");
    assertThat(code).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void anErrorOfTheConsoleItselfIsTold() {
    OutputStream noRoom =
        new OutputStream() {
          @Override
          public void write(int value) {
            throw new OutOfMemoryError("no room");
          }
        };

    int code = runPrintingTo(new Output(noRoom, Output.Reader.PIPE), errors(), "help");

    assertThat(said()).singleElement().asString().startsWith("! lsm: Out of memory: no room");
    assertThat(code).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void aFailureThatNobodyCanBeToldOfIsNoFindingEither() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    String absent = "absent".repeat(20_000); // more than is kept of what was said

    int code =
        runPrintingTo(
            transcript.console(InputStream.nullInputStream()).out(),
            new Output(full, Output.Reader.PIPE),
            "check",
            absent);

    assertThat(code).isEqualTo(ExitCode.ERROR);
  }

  private Output errors() {
    return transcript.console(InputStream.nullInputStream()).error();
  }

  private int runPrintingTo(Output out, Output error, String... arguments) {
    Console console =
        new Console(
            InputStream.nullInputStream(), Console.InputSource.PIPE, out, error, System::nanoTime);
    return Main.run(arguments, console, new OpenedStores(root));
  }
}
