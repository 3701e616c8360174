package dev.lsmkv.bench.report;

/**
 * A page of which one section is taken from the Markdown of a run, between two marks; what people
 * wrote around it stays.
 *
 * @param text the page
 */
public record FigurePage(String text) {

  /** The line before the section. */
  static final String BEGIN = "<!-- figures: begin -->";

  /** The line behind the section. */
  static final String END = "<!-- figures: end -->";

  /**
   * The page with the figures of a run.
   *
   * @param markdown what a run wrote
   * @return the page, with the headings of the run below those of the page
   * @throws IllegalArgumentException if the page has no such section
   */
  public FigurePage with(String markdown) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "The page has no section between the lines " + BEGIN + " and " + END + ".");
    }
    String section = markdown.replaceAll("(?m)^# .*\\R", "").replaceAll("(?m)^## ", "### ").strip();
    return new FigurePage(
        text.substring(0, begin) + BEGIN + "\n\n" + section + "\n\n" + text.substring(end));
  }
}
