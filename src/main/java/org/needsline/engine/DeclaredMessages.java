package org.needsline.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * The messages of this system's own processes, as the class of each process declares them: a class with a {@code KEY}, its messages in constants
 * called {@code MESSAGE_…}. The tests keep these constants and the models the same.
 */
final class DeclaredMessages {

    private static final String PROCESS_CLASSES = "classpath*:org/needsline/*/process/*.class";

    private DeclaredMessages() {}

    static Set<String> all() {
        Set<String> messages = new HashSet<>();
        MetadataReaderFactory classes = new CachingMetadataReaderFactory();
        ClassLoader loader = ClassUtils.getDefaultClassLoader();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(loader).getResources(PROCESS_CLASSES)) {
                String name = classes.getMetadataReader(file).getClassMetadata().getClassName();
                List<Field> constants = Arrays.stream(
                                ClassUtils.forName(name, loader).getDeclaredFields())
                        .filter(DeclaredMessages::isText)
                        .toList();
                if (constants.stream().anyMatch(constant -> constant.getName().equals("KEY"))) {
                    for (Field constant : constants) {
                        if (constant.getName().startsWith("MESSAGE_")) {
                            constant.setAccessible(true);
                            messages.add(String.valueOf(constant.get(null)));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The classes of the processes cannot be read", e);
        } catch (ClassNotFoundException | IllegalAccessException e) {
            throw new IllegalStateException("The classes of the processes cannot be read", e);
        }
        return Set.copyOf(messages);
    }

    private static boolean isText(Field field) {
        return Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && field.getType() == String.class;
    }
}
