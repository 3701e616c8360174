package dev.lsmkv.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.bench.engine.Compression;
import dev.lsmkv.bench.workload.Scale;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRequestTest {

  @Test
  void argumentsSayTheWholeRequest() {
    RunRequest request =
        new RunRequest(
            "skiplist",
            List.of("readseq", "readrandom"),
            new Scale(1000, 2_000, 3, new Scale.Rates(4, 5, 6)),
            Compression.NONE,
            Path.of("a place"));
    assertThat(RunRequest.of(request.arguments().toArray(String[]::new))).isEqualTo(request);
  }
}
