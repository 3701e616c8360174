package dev.lsmkv.checks.sources;

import dev.lsmkv.checks.Finding;
import java.util.List;

/** What every source file obeys. */
interface SourceRule {

  /** Every rule there is. */
  List<SourceRule> ALL =
      List.of(
          new FileLength(),
          new MethodLength(),
          new ParameterCount(),
          new NestingDepth(),
          new SpiInterfaceSize(),
          new TypeNames(),
          new AccessorNames(),
          new BooleanParameters(),
          new TypeNotes(),
          new CommentWords(),
          new CommentedOutCode(),
          new SuppressionReason(),
          new SkippedTests());

  List<Finding> findings(SourceFile file);
}
