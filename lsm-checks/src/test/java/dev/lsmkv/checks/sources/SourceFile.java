package dev.lsmkv.checks.sources;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.lsmkv.checks.Finding;
import java.nio.file.Path;
import java.util.List;

/** A parsed source file: text, syntax tree and comments. */
record SourceFile(Path path, String text, CompilationUnitTree tree, SourcePositions positions) {

  String packageName() {
    return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
  }

  /** Whether it is part of what a module is, and not of its tests. */
  boolean isMain() {
    return path.toString().replace('\\', '/').contains("src/main/");
  }

  List<Comment> comments() {
    return Comment.allIn(text, tree.getLineMap());
  }

  long firstLine(Tree node) {
    return line(positions.getStartPosition(tree, node));
  }

  long lastLine(Tree node) {
    return line(positions.getEndPosition(tree, node) - 1);
  }

  long line(long offset) {
    return tree.getLineMap().getLineNumber(offset);
  }

  Finding finding(long line, String message) {
    return new Finding(path, line, message);
  }
}
