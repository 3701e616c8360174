package dev.lsmkv.checks.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A method or constructor with the type that declares it. */
record SourceMethod(MethodTree tree, ClassTree owner) {

  static List<SourceMethod> allIn(SourceFile file) {
    List<SourceMethod> methods = new ArrayList<>();
    new TreeScanner<Void, ClassTree>() {
      @Override
      public Void visitClass(ClassTree type, ClassTree owner) {
        return super.visitClass(type, type);
      }

      @Override
      public Void visitMethod(MethodTree method, ClassTree owner) {
        methods.add(new SourceMethod(method, owner));
        return super.visitMethod(method, owner);
      }
    }.scan(file.tree(), null);
    return methods;
  }

  /** Whether its signature is another type's choice. */
  boolean isOverride() {
    return tree.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  /** Whether it is the constructor that takes the components of its record. */
  boolean isCanonical() {
    return owner.getKind() == Tree.Kind.RECORD
        && tree.getName().contentEquals("<init>")
        && types(tree.getParameters()).equals(types(components(owner)));
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

  /** The name to show: a constructor goes by its type's. */
  String name() {
    return tree.getName().contentEquals("<init>")
        ? owner.getSimpleName().toString()
        : tree.getName().toString();
  }
}
