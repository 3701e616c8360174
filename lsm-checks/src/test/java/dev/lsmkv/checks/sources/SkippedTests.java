package dev.lsmkv.checks.sources;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.util.TreeScanner;
import dev.lsmkv.checks.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * No test is switched off: it holds, or it is wrong and goes. What needs a machine of a kind asks
 * for it with an assumption that says so.
 */
record SkippedTests() implements SourceRule {

  @Override
  public List<Finding> findings(SourceFile file) {
    List<Finding> findings = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        if (annotation.getAnnotationType().toString().matches("(.*\\.)?Disabled")) {
          findings.add(file.finding(file.firstLine(annotation), "a test that is switched off"));
        }
        return super.visitAnnotation(annotation, null);
      }
    }.scan(file.tree(), null);
    return findings;
  }
}
