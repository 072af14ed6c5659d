package dev.portwright.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of the server as a whole: a sandbox on an empty database of its own, started once for all classes that have
 * this and the same profile. {@link TestServer} and {@link TestClock} are injected as any bean is.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
public @interface ServerTest {}
