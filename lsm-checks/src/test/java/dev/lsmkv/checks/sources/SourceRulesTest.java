package dev.lsmkv.checks.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Plants what each rule forbids beside what it just allows. */
class SourceRulesTest {

  private static List<Long> lines(SourceRule rule, String text) {
    SourceFile sample = SourceParser.parse("Sample.java", text);
    return rule.findings(sample).stream().map(finding -> finding.line()).toList();
  }

  private static String method(int lines) {
    return "void m() {\n" + "work();\n".repeat(lines - 2) + "}\n";
  }

  @Test
  void longFileIsFound() {
    assertThat(lines(new FileLength(), "class A {}\n" + "\n".repeat(399))).isEmpty();
    assertThat(lines(new FileLength(), "class A {}\n" + "\n".repeat(400))).containsExactly(1L);
  }

  @Test
  void longMethodIsFound() {
    assertThat(lines(new MethodLength(), "class A {\n" + method(40) + "}")).isEmpty();
    assertThat(lines(new MethodLength(), "class A {\n" + method(41) + "}")).containsExactly(2L);
  }

  @Test
  void javadocAndAnnotationsDoNotLengthenMethod() {
    String head = "/**\n" + "* m\n".repeat(30) + "*/\n@A({\n1,\n2})\n";
    assertThat(lines(new MethodLength(), "class A {\n" + head + method(40) + "}")).isEmpty();
    assertThat(lines(new MethodLength(), "class A {\n" + head + method(41) + "}"))
        .containsExactly(37L);
  }

  @Test
  void sixthParameterIsFound() {
    String methods =
        """
        class A {
          void five(int a, int b, int c, int d, int e) {}
          void six(int a, int b, int c, int d, int e, int f) {}
          A(int a, int b, int c, int d, int e, int f) {}
        }
        """;
    assertThat(lines(new ParameterCount(), methods)).containsExactly(3L, 4L);
  }

  @Test
  void canonicalConstructorOfRecordMayHaveSixParameters() {
    String records =
        """
        record A(int a, int b, int c, int d, int e, int f) {
          A(int a, int b, int c, int d, int e, int f) {}
          A(long a, int b, int c, int d, int e, int f) {}
        }
        record B(int a, int b, int c, int d, int e, int f) {
          B {}
        }
        """;
    assertThat(lines(new ParameterCount(), records)).containsExactly(3L);
  }

  @Test
  void fourthLevelIsFound() {
    String nested =
        """
        class A {
          void m() {
            for (;;) {
              try {
                if (a) {
                  while (b) {}
                } else if (c) {
                  synchronized (this) {}
                }
              } finally {}
            }
          }
        }
        """;
    assertThat(lines(new NestingDepth(), nested)).containsExactly(6L, 8L);
  }

  @Test
  void longChainAndInnerClassAreNotDeep() {
    String flat =
        """
        class A {
          void m() {
            if (a) {} else if (b) {} else if (c) {} else if (d) {} else if (e) {}
            for (;;) {
              while (a) {
                do {
                  new Object() {
                    void n() { if (a) { if (b) { if (c) {} } } }
                  };
                } while (b);
              }
            }
          }
        }
        """;
    assertThat(lines(new NestingDepth(), flat)).isEmpty();
  }

  @Test
  void seventhMethodOfSpiInterfaceIsFound() {
    String six = "int a(); int b(); int c(); int d(); int e(); int f(); default void x() {}";
    String text = "interface A {" + six + "}\ninterface B {" + six + " int g();}";
    assertThat(lines(new SpiInterfaceSize(), "package dev.lsmkv.spi.wal;\n" + text))
        .containsExactly(3L);
    assertThat(lines(new SpiInterfaceSize(), "package dev.lsmkv.api;\n" + text)).isEmpty();
  }

  @Test
  void emptyNameIsFound() {
    String text = "class Simplicity {}\nclass WalImpl {}\nclass A { record WalUtils() {} }";
    assertThat(lines(new TypeNames(), text)).containsExactly(2L, 3L);
  }

  @Test
  void prefixOfAccessorIsFound() {
    String text =
        """
        class A {
          int getBytes() { return 0; }
          void setBytes(int bytes) {}
          void setAside(int problem) {}
          int getOr(int fallback) { return 0; }
          int get() { return 0; }
          @Override
          public String getMessage() { return ""; }
        }
        """;
    assertThat(lines(new AccessorNames(), text)).containsExactly(2L, 3L);
  }

  @Test
  void booleanInPublicSignatureIsFound() {
    String text =
        """
        class A {
          public void a(int b, boolean c) {}
          protected A(Boolean c) {}
          void d(boolean c) {}
          @Override
          public void e(boolean c) {}
        }
        interface I {
          void f(boolean c);
          private void g(boolean c) {}
        }
        record R(boolean c) {
          public R(boolean c) {}
        }
        """;
    assertThat(lines(new BooleanParameters(), text)).containsExactly(2L, 3L, 9L);
  }

  @Test
  void mainTypeThatDoesNotSayWhatItIsIsFound() {
    String text =
        """
        /** Is. */
        @Deprecated
        class A {}
        // not javadoc
        record B() {}
        """;
    SourceFile main = SourceParser.parse("m/src/main/java/A.java", text);
    SourceFile test = SourceParser.parse("m/src/test/java/A.java", text);
    assertThat(new TypeNotes().findings(main))
        .extracting(finding -> finding.line())
        .containsExactly(5L);
    assertThat(new TypeNotes().findings(test)).isEmpty();
  }

  @Test
  void codeInCommentIsFound() {
    String text =
        """
        class A {
          // work(1);
          // int a = 2;
          // if (a) {
          /* b.work();
             c.work(); */
          // It works (so far); and stays as it is, see work(); then
          // a set of {1, 2} is a set;
          /** {@snippet : work(); } */
          int d; // e
          // return d;
        }
        """;
    assertThat(lines(new CommentedOutCode(), text)).containsExactly(2L, 3L, 4L, 5L, 11L);
  }

  @Test
  void testSwitchedOffIsFound() {
    String text = "class A {\n@Test\n@Disabled(\"later\")\nvoid a() {}\n@Test void b() {}\n}";
    assertThat(lines(new SkippedTests(), text)).containsExactly(3L);
  }

  @Test
  void wordsAreFoundInCommentsOnly() {
    String text =
        "class A {\n  String a = \"// TODO\"; // TODO\n/** @author a */\n"
            + "char c = '\"'; /* FIXME */\nString b = \"\"\"\n// TODO \\\"\"\"\n\"\"\";\n}";
    assertThat(lines(new CommentWords(), text)).containsExactly(2L, 3L, 4L);
  }

  @Test
  void suppressionWithoutReasonIsFound() {
    String text =
        """
        class A {
          @SuppressWarnings("a") // for this reason
          int a;
          // for that reason
          @SuppressWarnings("b")
          int b;
          /** What c is. */
          @SuppressWarnings("c")
          int c;
        }
        """;
    assertThat(lines(new SuppressionReason(), text)).containsExactly(8L);
  }

  @Test
  void packageWithoutNotesIsFound() {
    SourceFile code = SourceParser.parse("m/src/main/java/a/A.java", "package a; class A {}");
    SourceFile test = SourceParser.parse("m/src/test/java/a/T.java", "package a; class T {}");
    SourceFile other = SourceParser.parse("n/src/main/java/a/A.java", "package a; class A {}");
    SourceFile notes = SourceParser.parse("m/src/main/java/a/package-info.java", "package a;");
    assertThat(PackageNotes.missing(List.of(code, test, notes))).isEmpty();
    assertThat(PackageNotes.missing(List.of(code, test, notes, other)))
        .extracting(finding -> finding.file())
        .containsExactly(other.path());
  }
}
