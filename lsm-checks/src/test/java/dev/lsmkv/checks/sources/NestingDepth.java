package dev.lsmkv.checks.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.lsmkv.checks.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Control flow nests at most {@value #DEPTH_MAX} deep; what is deeper is a method without a name.
 * {@code if}, loops, {@code switch}, {@code try} and {@code synchronized} count; {@code else if}
 * continues its {@code if}; a class inside starts again.
 */
record NestingDepth() implements SourceRule {

  static final int DEPTH_MAX = 3;

  @Override
  public List<Finding> findings(SourceFile file) {
    List<Finding> findings = new ArrayList<>();
    new Scanner(file, findings).scan(file.tree(), 0);
    return findings;
  }

  private static final class Scanner extends TreeScanner<Void, Integer> {
    private final SourceFile file;
    private final List<Finding> findings;

    Scanner(SourceFile file, List<Finding> findings) {
      this.file = file;
      this.findings = findings;
    }

    private int deeper(Tree node, int depth) {
      if (depth == DEPTH_MAX) {
        findings.add(
            file.finding(file.firstLine(node), "nests deeper than " + DEPTH_MAX + " levels"));
      }
      return depth + 1;
    }

    @Override
    public Void visitClass(ClassTree node, Integer depth) {
      return super.visitClass(node, 0);
    }

    @Override
    public Void visitIf(IfTree node, Integer depth) {
      int inside = deeper(node, depth);
      scan(node.getCondition(), depth);
      scan(node.getThenStatement(), inside);
      boolean continues = node.getElseStatement() instanceof IfTree;
      return scan(node.getElseStatement(), continues ? depth : inside);
    }

    @Override
    public Void visitForLoop(ForLoopTree node, Integer depth) {
      return super.visitForLoop(node, deeper(node, depth));
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree node, Integer depth) {
      return super.visitEnhancedForLoop(node, deeper(node, depth));
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree node, Integer depth) {
      return super.visitWhileLoop(node, deeper(node, depth));
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree node, Integer depth) {
      return super.visitDoWhileLoop(node, deeper(node, depth));
    }

    @Override
    public Void visitSwitch(SwitchTree node, Integer depth) {
      return super.visitSwitch(node, deeper(node, depth));
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree node, Integer depth) {
      return super.visitSwitchExpression(node, deeper(node, depth));
    }

    @Override
    public Void visitTry(TryTree node, Integer depth) {
      return super.visitTry(node, deeper(node, depth));
    }

    @Override
    public Void visitSynchronized(SynchronizedTree node, Integer depth) {
      return super.visitSynchronized(node, deeper(node, depth));
    }
  }
}
