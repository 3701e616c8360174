package dev.lsmkv.checks.sources;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreeScanner;
import dev.lsmkv.checks.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A type is called by what it is; these endings say only that no name was found. {@code Data} is
 * not among them, for a table has a data file beside its index and its filter.
 */
record TypeNames() implements SourceRule {

  private static final Pattern EMPTY_ENDING = Pattern.compile(".*(Impl|Manager|Helper|Utils?)");

  @Override
  public List<Finding> findings(SourceFile file) {
    List<Finding> findings = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        if (EMPTY_ENDING.matcher(type.getSimpleName()).matches()) {
          findings.add(
              file.finding(file.firstLine(type), type.getSimpleName() + ": name what it is"));
        }
        return super.visitClass(type, null);
      }
    }.scan(file.tree(), null);
    return findings;
  }
}
