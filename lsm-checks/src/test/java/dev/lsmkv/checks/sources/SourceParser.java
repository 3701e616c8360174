package dev.lsmkv.checks.sources;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Parses Java files with the compiler of the running JDK, without resolving any name. */
final class SourceParser {

  private SourceParser() {}

  static List<SourceFile> parse(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      return parse(compiler, manager.getJavaFileObjectsFromPaths(files));
    }
  }

  /** Parses a sample given as text, as if it stood in a file of that name. */
  static SourceFile parse(String name, String text) {
    JavaFileObject sample =
        new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    try {
      return parse(ToolProvider.getSystemJavaCompiler(), List.of(sample)).getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SourceFile> parse(
      JavaCompiler compiler, Iterable<? extends JavaFileObject> files) throws IOException {
    JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, files);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<SourceFile> parsed = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      String text = unit.getSourceFile().getCharContent(true).toString();
      Path path = Path.of(unit.getSourceFile().toUri().getPath());
      parsed.add(new SourceFile(path, text, unit, positions));
    }
    return parsed;
  }
}
