package dev.lsmkv.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.core.storage.FileSystemStorage;
import dev.lsmkv.spi.environment.Environment;
import dev.lsmkv.spi.environment.StoreClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class SystemEnvironmentTest {

  private final Environment environment = SystemEnvironment.create();

  @Test
  void diskIsTheFileSystem() {
    assertThat(environment.storage()).isInstanceOf(FileSystemStorage.class);
  }

  @Test
  void clocksAreTheSystems() {
    StoreClock clock = environment.clock();
    long nanosBefore = System.nanoTime();
    Instant before = Instant.now();
    long nanos = clock.nanoTime();
    Instant now = clock.now();
    assertThat(nanos - nanosBefore).isNotNegative();
    assertThat(System.nanoTime() - nanos).isNotNegative();
    assertThat(now).isBetween(before, Instant.now());
  }

  @Test
  void poolRunsAsManyTasksAtOnceAsItHasThreads() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    Callable<Boolean> task =
        () -> {
          names.add(Thread.currentThread().getName());
          all.countDown();
          all.await();
          return Thread.currentThread().isDaemon() && !Thread.currentThread().isVirtual();
        };
    try (ExecutorService pool = environment.executors().pool("lsm-test", 3)) {
      for (var result : pool.invokeAll(List.of(task, task, task))) {
        assertThat(result.get()).isTrue();
      }
    }
    assertThat(names).containsExactlyInAnyOrder("lsm-test-0", "lsm-test-1", "lsm-test-2");
  }

  @Test
  void poolOfOneKeepsTheOrder() {
    List<Integer> order = new CopyOnWriteArrayList<>();
    try (ExecutorService pool = environment.executors().pool("lsm-test", 1)) {
      for (int i = 0; i < 100; i++) {
        int number = i;
        pool.execute(() -> order.add(number));
      }
    }
    assertThat(order).isSorted().hasSize(100);
  }

  @Test
  void poolWithoutThreadsIsRefused() {
    assertThatThrownBy(() -> environment.executors().pool("lsm-test", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
