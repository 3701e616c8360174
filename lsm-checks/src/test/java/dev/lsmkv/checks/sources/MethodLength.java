package dev.lsmkv.checks.sources;

import com.sun.source.tree.AnnotationTree;
import dev.lsmkv.checks.Finding;
import java.util.List;

/**
 * A method aims at 7 lines and stays within {@value #LINES_MAX}, counted from its signature to its
 * closing brace. Its javadoc and annotations are not counted: a table of test cases is no code.
 */
record MethodLength() implements SourceRule {

  static final int LINES_MAX = 40;

  @Override
  public List<Finding> findings(SourceFile file) {
    return SourceMethod.allIn(file).stream()
        .filter(method -> lines(file, method) > LINES_MAX)
        .map(method -> finding(file, method))
        .toList();
  }

  private static Finding finding(SourceFile file, SourceMethod method) {
    String what = method.name() + " has " + lines(file, method) + " lines, at most " + LINES_MAX;
    return file.finding(signatureLine(file, method), what);
  }

  private static long lines(SourceFile file, SourceMethod method) {
    return file.lastLine(method.tree()) - signatureLine(file, method) + 1;
  }

  private static long signatureLine(SourceFile file, SourceMethod method) {
    List<? extends AnnotationTree> annotations = method.tree().getModifiers().getAnnotations();
    if (annotations.isEmpty()) {
      return file.firstLine(method.tree());
    }
    long end = file.positions().getEndPosition(file.tree(), annotations.getLast());
    while (Character.isWhitespace(file.text().charAt((int) end))) {
      end++;
    }
    return file.line(end);
  }
}
