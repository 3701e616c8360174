/** Benchmarks of the engine, side by side with others. */
@org.jspecify.annotations.NullMarked
module dev.lsmkv.bench {
  requires HdrHistogram;
  requires com.fasterxml.jackson.databind;
  requires dev.lsmkv.api;
  requires info.picocli;
  requires java.management;
  requires jdk.management;
  requires me.tongfei.progressbar;
  requires static com.google.errorprone.annotations;
  requires static org.jspecify;

  uses dev.lsmkv.bench.engine.EngineProvider;

  provides dev.lsmkv.bench.engine.EngineProvider with
      dev.lsmkv.bench.engine.LsmEngineProvider,
      dev.lsmkv.bench.engine.SkipListEngineProvider;

  opens dev.lsmkv.bench to
      info.picocli;
}
