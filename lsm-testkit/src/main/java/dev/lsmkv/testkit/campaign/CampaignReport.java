package dev.lsmkv.testkit.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a campaign did. It is printed when the campaign ends, and kept below the module's {@code
 * target/campaigns}, where the last module of the build finds it for the summary.
 *
 * @param name few words, which are the name of the file too
 * @param cases how many accidents were tried
 * @param failures how many of them ended badly
 * @param caught how many of the planted mistakes it noticed
 * @param planted how many mistakes were planted to see whether it notices
 * @param took the time from beginning to end
 * @param how what repeats it, and counts of its own
 */
public record CampaignReport(
    String name, long cases, long failures, int caught, int planted, Duration took, String how) {

  /**
   * The report of a campaign that found nothing, and in which no mistake was planted.
   *
   * @param name few words
   * @param cases how many accidents were tried
   * @param took the time from beginning to end
   * @param how what repeats it
   * @return the report
   */
  public static CampaignReport of(String name, long cases, Duration took, String how) {
    return new CampaignReport(name, cases, 0, 0, 0, took, how);
  }

  /** Prints it and keeps it. */
  public void publish() {
    System.out.println(line());
    try {
      Path directory = Files.createDirectories(Path.of("target", "campaigns"));
      Files.writeString(directory.resolve(name.replace(' ', '-') + ".txt"), row());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() {
    String mutants = planted == 0 ? "" : ", %d of %d mutants caught".formatted(caught, planted);
    return String.format(
        Locale.ROOT,
        "campaign %s: %,d cases, %d failures%s, %s",
        name,
        cases,
        failures,
        mutants,
        how);
  }

  private String row() {
    return String.join(
        "\t",
        List.of(
            name,
            String.format(Locale.ROOT, "%,d", cases),
            Long.toString(failures),
            planted == 0 ? "" : caught + " / " + planted,
            took.toSeconds() + " s",
            how));
  }
}
