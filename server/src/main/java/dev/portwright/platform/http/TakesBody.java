package dev.portwright.platform.http;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a resource method in which media types it takes its body. Stands in place of {@code @Consumes}, which the
 * framework looks at before anybody has looked at the key: who has none is told that, and nothing else.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface TakesBody {
    String[] value() default MediaType.APPLICATION_JSON;
}
