package dev.lsmkv.checks.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.checks.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prints what the campaigns of this build did, and holds that none of them found anything. */
final class CampaignSummaryTest {

  private static final int COLUMNS = 6;

  @Test
  void noCampaignOfThisBuildFoundAFailureNorMissedAMutant() throws IOException {
    List<String[]> reports = reports();
    print(reports);
    assertThat(reports)
        .allSatisfy(report -> {
          assertThat(report).hasSize(COLUMNS);
          assertThat(report[2]).as("failures of " + report[0]).isEqualTo("0");
          String[] mutants = report[3].split(" / ", -1);
          assertThat(mutants[0])
              .as("mutants of " + report[0])
              .isEqualTo(mutants[mutants.length - 1]);
        });
  }

  private static List<String[]> reports() throws IOException {
    Repository repository = Repository.here();
    List<String[]> reports = new ArrayList<>();
    for (String module : repository.modules()) {
      for (Path file : files(repository.root().resolve(module).resolve("target/campaigns"))) {
        reports.add(Files.readString(file).split("\t", -1));
      }
    }
    return reports;
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static void print(List<String[]> reports) {
    String format = "%-24s %14s %9s %9s %8s  %s%n";
    System.out.printf(format, "campaign", "cases", "failures", "mutants", "took", "how");
    for (String[] report : reports) {
      System.out.printf(format, (Object[]) report);
    }
  }
}
