package dev.lsmkv.checks.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.lsmkv.checks.Finding;
import java.util.ArrayList;
import java.util.List;

/** An interface that plug-ins implement asks for at most {@value #METHODS_MAX} methods. */
record SpiInterfaceSize() implements SourceRule {

  static final int METHODS_MAX = 6;

  @Override
  public List<Finding> findings(SourceFile file) {
    List<Finding> findings = new ArrayList<>();
    if (file.packageName().matches("dev\\.lsmkv\\.spi(\\..*)?")) {
      file.tree().getTypeDecls().forEach(type -> check(file, type, findings));
    }
    return findings;
  }

  private static void check(SourceFile file, Tree tree, List<Finding> findings) {
    if (!(tree instanceof ClassTree type)) {
      return;
    }
    long methods = type.getMembers().stream().filter(SpiInterfaceSize::isAbstractMethod).count();
    if (type.getKind() == Tree.Kind.INTERFACE && methods > METHODS_MAX) {
      String what = type.getSimpleName() + " has " + methods + " abstract methods, at most ";
      findings.add(file.finding(file.firstLine(type), what + METHODS_MAX));
    }
    type.getMembers().forEach(member -> check(file, member, findings));
  }

  private static boolean isAbstractMethod(Tree member) {
    return member instanceof MethodTree method && method.getBody() == null;
  }
}
