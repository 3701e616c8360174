package dev.lsmkv.checks.sources;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.util.TreeScanner;
import dev.lsmkv.checks.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code @SuppressWarnings} has a comment that gives its reason, on its own line or ending on the
 * line above. Javadoc is not one: it speaks to the caller.
 */
record SuppressionReason() implements SourceRule {

  @Override
  public List<Finding> findings(SourceFile file) {
    List<Comment> reasons =
        file.comments().stream().filter(comment -> !comment.isDocumentation()).toList();
    List<Finding> findings = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        if (isSuppression(annotation) && !hasReason(file, annotation, reasons)) {
          findings.add(
              file.finding(file.firstLine(annotation), "@SuppressWarnings without its reason"));
        }
        return super.visitAnnotation(annotation, null);
      }
    }.scan(file.tree(), null);
    return findings;
  }

  private static boolean isSuppression(AnnotationTree annotation) {
    return annotation.getAnnotationType().toString().endsWith("SuppressWarnings");
  }

  private static boolean hasReason(
      SourceFile file, AnnotationTree annotation, List<Comment> reasons) {
    return reasons.stream()
        .anyMatch(reason ->
            reason.lastLine() >= file.firstLine(annotation) - 1
                && reason.firstLine() <= file.lastLine(annotation));
  }
}
