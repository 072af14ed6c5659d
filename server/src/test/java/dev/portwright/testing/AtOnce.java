package dev.portwright.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that are made at the same time. */
public final class AtOnce {
    private static final int AT_A_TIME = 5;

    private AtOnce() {}

    /** Makes the calls five at a time, and answers what each was answered, in their order. */
    public static <T> List<T> of(List<Callable<T>> calls) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<T> done : threads.invokeAll(calls)) {
                answers.add(done.get());
            }
        }
        return answers;
    }
}
