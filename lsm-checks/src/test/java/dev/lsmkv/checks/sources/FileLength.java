package dev.lsmkv.checks.sources;

import dev.lsmkv.checks.Finding;
import java.util.List;

/**
 * A file is one idea, so it is short: it aims at 150 lines and stays within {@value #LINES_MAX}.
 */
record FileLength() implements SourceRule {

  static final int LINES_MAX = 400;

  @Override
  public List<Finding> findings(SourceFile file) {
    long lines = file.text().lines().count();
    return lines <= LINES_MAX
        ? List.of()
        : List.of(file.finding(1, "the file has " + lines + " lines, at most " + LINES_MAX));
  }
}
