package dev.lsmkv.checks.sources;

import dev.lsmkv.checks.Finding;
import java.util.List;

/**
 * At most {@value #PARAMETERS_MAX} parameters: more of them are a record that has not been named. A
 * record may have as many components as it needs, and so may its canonical constructor.
 */
record ParameterCount() implements SourceRule {

  static final int PARAMETERS_MAX = 5;

  @Override
  public List<Finding> findings(SourceFile file) {
    return SourceMethod.allIn(file).stream()
        .filter(method -> count(method) > PARAMETERS_MAX && !method.isCanonical())
        .map(method -> finding(file, method))
        .toList();
  }

  private static Finding finding(SourceFile file, SourceMethod method) {
    String what =
        method.name() + " has " + count(method) + " parameters, at most " + PARAMETERS_MAX;
    return file.finding(file.firstLine(method.tree()), what);
  }

  private static int count(SourceMethod method) {
    return method.tree().getParameters().size();
  }
}
