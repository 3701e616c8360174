package dev.lsmkv.checks.sources;

import com.sun.source.tree.MethodTree;
import dev.lsmkv.checks.Finding;
import java.util.List;

/**
 * What a thing has is asked by the name of it: {@code bytes()}, not {@code getBytes()}. Verbs of
 * two words, {@code setAside} and {@code setUp}, have no such prefix, and an override was named
 * elsewhere.
 */
record AccessorNames() implements SourceRule {

  @Override
  public List<Finding> findings(SourceFile file) {
    return SourceMethod.allIn(file).stream()
        .filter(method -> !method.isOverride() && isAccessor(method.tree()))
        .map(method ->
            file.finding(file.firstLine(method.tree()), method.name() + ": no get or set prefix"))
        .toList();
  }

  private static boolean isAccessor(MethodTree method) {
    String name = method.getName().toString();
    int parameters = method.getParameters().size();
    return (name.matches("get[A-Z].*") && parameters == 0)
        || (name.matches("set(?!Aside|Up)[A-Z].*") && parameters > 0);
  }
}
