package dev.lsmkv.checks.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

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

  /** The name to show: a constructor goes by its type's. */
  String name() {
    return tree.getName().contentEquals("<init>")
        ? owner.getSimpleName().toString()
        : tree.getName().toString();
  }
}
