/** The shell and the tools. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.cli {
  requires dev.lsmkv.api;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires static org.jspecify;
}
