/** The shell and the tools. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.cli {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires dev.lsmkv.api;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires static com.google.errorprone.annotations;
  requires static org.jspecify;

  provides System.LoggerFinder with
      dev.lsmkv.cli.warning.WarningLoggers;

  opens dev.lsmkv.cli.command to
      info.picocli;
  opens dev.lsmkv.cli.demo to
      info.picocli;
  opens dev.lsmkv.cli.shell to
      info.picocli;
}
