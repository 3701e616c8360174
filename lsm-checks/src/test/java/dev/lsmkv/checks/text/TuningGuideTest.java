package dev.lsmkv.checks.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.StoreOptions;
import dev.lsmkv.checks.Repository;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide tells of every option there is. */
final class TuningGuideTest {

  private static String guide() throws IOException {
    return Files.readString(Repository.here().root().resolve("docs/tuning.md"));
  }

  @Test
  void everyOptionOfTheStoreHasALine() throws IOException {
    List<String> options =
        Arrays.stream(StoreOptions.Builder.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .filter(name -> Stream.of("build", "provider", "setting").noneMatch(name::equals))
            .distinct()
            .toList();
    assertThat(options).hasSizeGreaterThan(7);
    String guide = guide();
    assertThat(options).allMatch(option -> guide.contains("\n| `" + option + "` |"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "level-ratio",
        "base-level-bytes",
        "base-level-entries",
        "l0-tables",
        "soft-limit-ratio",
        "entries-per-index",
        "bits-per-key",
        "false-positive-rate",
        "lz4-level",
        "zstd-level",
        "chunk-bytes",
        "tiers"
      })
  void everySettingOfAPartHasALine(String setting) throws IOException {
    assertThat(guide()).contains("`" + setting + "`");
  }
}
