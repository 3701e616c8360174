package dev.lsmkv.checks.sources;

import com.sun.source.tree.Tree;
import dev.lsmkv.checks.Finding;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * What others call takes no boolean: at the call it reads as {@code true}, and says of what only
 * here. An enum or a second method has a name. A component of a record is a value, not a switch.
 */
record BooleanParameters() implements SourceRule {

  @Override
  public List<Finding> findings(SourceFile file) {
    return SourceMethod.allIn(file).stream()
        .filter(method -> isForOthers(method) && !method.isOverride() && !method.isCanonical())
        .filter(BooleanParameters::takesBoolean)
        .map(method ->
            file.finding(file.firstLine(method.tree()), method.name() + " takes a boolean"))
        .toList();
  }

  private static boolean isForOthers(SourceMethod method) {
    Set<Modifier> modifiers = method.tree().getModifiers().getFlags();
    boolean ofInterface = method.owner().getKind() == Tree.Kind.INTERFACE;
    return modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || (ofInterface && !modifiers.contains(Modifier.PRIVATE));
  }

  private static boolean takesBoolean(SourceMethod method) {
    return method.tree().getParameters().stream()
        .anyMatch(parameter -> parameter.getType().toString().matches("boolean|Boolean"));
  }
}
