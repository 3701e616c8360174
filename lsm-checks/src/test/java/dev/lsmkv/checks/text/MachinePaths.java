package dev.lsmkv.checks.text;

import dev.lsmkv.checks.Finding;
import java.util.List;
import java.util.regex.Pattern;

/** A path on somebody's machine means nothing on another. */
final class MachinePaths {

  private static final Pattern HOME =
      Pattern.compile("(?<![\\w.~}-])/(root|work|home/\\w+|Users/\\w+)/|\\b[A-Z]:\\\\Users\\b");

  private MachinePaths() {}

  static List<Finding> in(TextFile file) {
    return HOME.matcher(file.text())
        .results()
        .map(found -> file.finding(found, "a path on one machine: " + found.group()))
        .toList();
  }
}
