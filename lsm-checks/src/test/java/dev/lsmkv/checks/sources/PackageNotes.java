package dev.lsmkv.checks.sources;

import dev.lsmkv.checks.Finding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every package says in {@code package-info.java} what it is for and what it may depend on. Tests
 * beside the code share that of the code, so one for each package of a module is asked for.
 */
final class PackageNotes {

  private PackageNotes() {}

  static List<Finding> missing(List<SourceFile> files) {
    Set<String> noted =
        files.stream()
            .filter(file -> file.path().endsWith("package-info.java"))
            .map(PackageNotes::key)
            .collect(Collectors.toSet());
    Map<String, SourceFile> firstFiles = new LinkedHashMap<>();
    files.stream()
        .filter(file -> !file.packageName().isEmpty())
        .forEach(file -> firstFiles.putIfAbsent(key(file), file));
    return firstFiles.entrySet().stream()
        .filter(entry -> !noted.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .map(file -> file.finding(1, file.packageName() + " has no package-info.java"))
        .toList();
  }

  /** The package together with the module directory, which is what stands before {@code src}. */
  private static String key(SourceFile file) {
    Path path = file.path();
    while (path.getParent() != null && !path.endsWith("src")) {
      path = path.getParent();
    }
    return path + " " + file.packageName();
  }
}
