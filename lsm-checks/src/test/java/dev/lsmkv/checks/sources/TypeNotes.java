package dev.lsmkv.checks.sources;

import com.sun.source.tree.ClassTree;
import dev.lsmkv.checks.Finding;
import java.util.List;

/**
 * The type a main file is for says what it is, in javadoc, public or not. A test is named after
 * what it tests, and its methods after what that does.
 */
record TypeNotes() implements SourceRule {

  @Override
  public List<Finding> findings(SourceFile file) {
    List<Comment> notes = file.comments().stream().filter(Comment::isDocumentation).toList();
    return file.tree().getTypeDecls().stream()
        .filter(type -> file.isMain() && type instanceof ClassTree)
        .map(ClassTree.class::cast)
        .filter(type -> notes.stream().noneMatch(note -> endsAbove(file, note, type)))
        .map(type ->
            file.finding(file.firstLine(type), type.getSimpleName() + ": no javadoc says what"))
        .toList();
  }

  private static boolean endsAbove(SourceFile file, Comment note, ClassTree type) {
    return note.lastLine() == file.firstLine(type) - 1;
  }
}
