package dev.lsmkv.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.compaction.CompactionPlan;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compaction.CompactionStrategy;
import dev.lsmkv.spi.compaction.Levels;
import dev.lsmkv.testkit.compaction.LevelsText;
import dev.lsmkv.testkit.compaction.PlanRules;
import dev.lsmkv.testkit.provider.MapSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the cases of {@code leveled.txt} and {@code tiered.txt}: a title, settings, levels, and the
 * plan for them. What the plan should be is what stands after {@code =>}; the failure message has
 * what it is.
 */
class GoldenTest {

  @TestFactory
  Stream<DynamicTest> leveled() throws IOException {
    return cases("leveled.txt", new LeveledProvider());
  }

  @TestFactory
  Stream<DynamicTest> tiered() throws IOException {
    return cases("tiered.txt", new TieredProvider());
  }

  private static Stream<DynamicTest> cases(String file, CompactionProvider provider)
      throws IOException {
    try (var in = GoldenTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.strip().split("\n\n+"))
          .map(block -> block.lines().toList())
          .map(c -> DynamicTest.dynamicTest(c.getFirst(), () -> check(provider, c)));
    }
  }

  private static void check(CompactionProvider provider, List<String> lines) throws IOException {
    CompactionStrategy strategy = provider.create(MapSettings.of(settings(lines)));
    Levels levels = LevelsText.parse(lines.stream().filter(l -> l.startsWith("L")).toList());
    CompactionPlan plan = strategy.plan(levels);
    assertThat("=> " + LevelsText.show(plan)).isEqualTo(lines.getLast());
    assertThat(PlanRules.violation(levels, plan)).isEmpty();
    assertThat(strategy.plan(levels)).isEqualTo(plan);
  }

  private static Map<String, String> settings(List<String> lines) {
    Map<String, String> settings = new HashMap<>();
    for (String line : lines) {
      if (line.startsWith("with ")) {
        for (String pair : line.substring("with ".length()).split(" ", -1)) {
          int equals = pair.indexOf('=');
          settings.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return settings;
  }
}
