package dev.lsmkv.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Tells which of the three standard streams is a terminal. */
public final class Terminals {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Terminals() {}

  /**
   * Whether a standard stream is a terminal.
   *
   * @param stream which
   * @return true if it is; false if that cannot be found out
   */
  public static boolean isTerminal(SystemStream stream) {
    Path descriptor = DESCRIPTORS.resolve(descriptorOf(stream));
    // On Linux the name behind the descriptor tells, in a fraction of the time that a native
    // library takes to load.
    return Files.isSymbolicLink(descriptor) ? isTerminalName(descriptor) : askLibrary(stream);
  }

  private static String descriptorOf(SystemStream stream) {
    return switch (stream) {
      case Input -> "0";
      case Output -> "1";
      case Error -> "2";
    };
  }

  private static boolean isTerminalName(Path descriptor) {
    try {
      String name = Files.readSymbolicLink(descriptor).toString();
      return name.startsWith("/dev/pts/")
          || name.startsWith("/dev/tty")
          || name.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean askLibrary(SystemStream stream) {
    for (String name : new String[] {"ffm", "exec"}) {
      try {
        return TerminalProvider.load(name).isSystemStream(stream);
      } catch (IOException | RuntimeException | LinkageError notOnThisSystem) {
        // the next one may be
      }
    }
    return false;
  }
}
