package dev.lsmkv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with which the launcher finds a JDK, tried with homes that are none. */
class FindJdkTest {

  private static final Path SCRIPT = Path.of("src", "main", "scripts", "find-jdk").toAbsolutePath();

  @TempDir private Path root;

  private String find(Path javaHome, Path onPath) throws IOException, InterruptedException {
    ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString());
    script.environment().put("JAVA_HOME", javaHome.toString());
    script.environment().merge("PATH", onPath.resolve("bin") + ":", (path, bin) -> bin + path);
    Process process = script.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Path jdk(String name, String version) throws IOException {
    Path bin = Files.createDirectories(root.resolve(name).resolve("bin"));
    for (String tool : new String[] {"java", "javac"}) {
      assertThat(Files.createFile(bin.resolve(tool)).toFile().setExecutable(true)).isTrue();
    }
    Path home = root.resolve(name);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home.toRealPath();
  }

  @Test
  void javaHomeComesFirst() throws IOException, InterruptedException {
    Path home = jdk("home", "25.0.1");

    assertThat(find(home, jdk("other", "26"))).isEqualTo(home.toString());
  }

  @Test
  void aJavaHomeThatIsNoneIsPassedOver() throws IOException, InterruptedException {
    Path onPath = jdk("on-path", "25");

    assertThat(find(root.resolve("nothing"), onPath)).isEqualTo(onPath.toString());
  }

  @Test
  void anOldJavaHomeAndAnOldJavaOnThePathArePassedOver() throws IOException, InterruptedException {
    Path beside = jdk("jdk-25", "25.0.2");

    assertThat(find(jdk("jdk-21", "21.0.4"), jdk("jdk-17", "17.0.15")))
        .isEqualTo(beside.toString());
  }
}
