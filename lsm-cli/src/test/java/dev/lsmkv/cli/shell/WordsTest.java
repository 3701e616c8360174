package dev.lsmkv.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static List<String> arguments(String line) throws WordsException {
    return ShellLine.arguments(line, "DIR");
  }

  @Test
  void wordsStandApartByAnyWhiteSpace() throws WordsException {
    assertThat(arguments("  get \t key  ")).containsExactly("get", "DIR", "key");
  }

  @Test
  void quotesKeepWordsTogether() throws WordsException {
    assertThat(arguments("get 'a b'")).containsExactly("get", "DIR", "a b");
    assertThat(arguments("get \"a \\\"b\\\"\\n\"")).containsExactly("get", "DIR", "a \"b\"\n");
    assertThat(arguments("get \"\"")).containsExactly("get", "DIR", "");
    assertThat(arguments("get it's")).containsExactly("get", "DIR", "it's");
  }

  @Test
  void blankLinesAndCommentsAreNothing() throws WordsException {
    assertThat(arguments("")).isEmpty();
    assertThat(arguments("   ")).isEmpty();
    assertThat(arguments("# put a b")).isEmpty();
  }

  @Test
  void theValueOfPutIsTheRestOfTheLine() throws WordsException {
    assertThat(arguments("put k  a  b ")).containsExactly("put", "DIR", "--", "k", "a  b");
    assertThat(arguments("set k --hex")).containsExactly("set", "DIR", "--", "k", "--hex");
    assertThat(arguments("put --hex 00 11"))
        .containsExactly("put", "DIR", "--hex", "--", "00", "11");
    assertThat(arguments("put -- --k v")).containsExactly("put", "DIR", "--", "--k", "v");
    assertThat(arguments("put k")).containsExactly("put", "DIR", "--", "k");
    assertThat(arguments("put")).containsExactly("put", "DIR", "--");
  }

  @Test
  void theValueOfPutLosesItsQuotesOnlyIfTheyHoldAllOfIt() throws WordsException {
    assertThat(arguments("put k \" a b \"")).containsExactly("put", "DIR", "--", "k", " a b ");
    assertThat(arguments("put k ''")).containsExactly("put", "DIR", "--", "k", "");
    assertThat(arguments("put k \"a\" b")).containsExactly("put", "DIR", "--", "k", "\"a\" b");
    assertThat(arguments("put k \"a\" \"b\""))
        .containsExactly("put", "DIR", "--", "k", "\"a\" \"b\"");
    assertThat(arguments("put k \"a")).containsExactly("put", "DIR", "--", "k", "\"a");
    assertThat(arguments("put k \"a\\\"")).containsExactly("put", "DIR", "--", "k", "\"a\\\"");
    assertThat(arguments("put k {\"a\": 1}"))
        .containsExactly("put", "DIR", "--", "k", "{\"a\": 1}");
  }

  @Test
  void aLineThatCannotBeTakenApartSaysWhy() {
    assertThatThrownBy(() -> arguments("get 'a"))
        .isInstanceOf(WordsException.class)
        .hasMessage("A quote is not closed.");
    assertThatThrownBy(() -> arguments("get 'a'b"))
        .isInstanceOf(WordsException.class)
        .hasMessageContaining("end the word");
    assertThatThrownBy(() -> arguments("get \"\\z\""))
        .isInstanceOf(WordsException.class)
        .hasMessageContaining("backslash");
  }
}
