package dev.lsmkv.checks.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lsmkv.checks.Finding;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * At most {@value #PARAMETERS_MAX} parameters: more of them are a record that has not been named. A
 * record may have as many components as it needs, and so may its canonical constructor.
 */
record ParameterCount() implements SourceRule {

  static final int PARAMETERS_MAX = 5;

  @Override
  public List<Finding> findings(SourceFile file) {
    return SourceMethod.allIn(file).stream()
        .filter(method -> count(method) > PARAMETERS_MAX && !isCanonical(method))
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

  private static boolean isCanonical(SourceMethod method) {
    return method.owner().getKind() == Tree.Kind.RECORD
        && method.tree().getName().contentEquals("<init>")
        && types(method.tree().getParameters()).equals(types(components(method.owner())));
  }

  private static List<VariableTree> components(ClassTree type) {
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .toList();
  }

  private static List<String> types(List<? extends VariableTree> variables) {
    return variables.stream().map(variable -> variable.getType().toString()).toList();
  }
}
