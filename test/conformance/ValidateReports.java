import com.pixelmed.validate.DicomSRValidator;
import java.lang.reflect.Field;
import javax.xml.transform.Source;
import javax.xml.transform.Transformer;
import javax.xml.transform.URIResolver;

/**
 * Judges reports with PixelMed's validator, all in one virtual machine: for each file a line
 * "File PATH" and then what the validator says.
 *
 * The validator's style sheet looks up the standard's code lists, a document of 0.7 MB, several
 * times a content item. Its resolver hands that document out without a name, by which Java would
 * know that it has it already, so that it is parsed anew each time: seconds a report. Here the
 * document gets its name; the findings are the same, to the byte.
 */
public class ValidateReports {
  public static void main(String[] files) throws Exception {
    DicomSRValidator validator = new DicomSRValidator();
    nameDocuments(validator);
    for (String file : files) {
      System.out.println("File " + file);
      System.out.println(validator.validate(file));
    }
  }

  private static void nameDocuments(DicomSRValidator validator) throws Exception {
    Field field = DicomSRValidator.class.getDeclaredField("transformerPass1");
    field.setAccessible(true);
    Transformer transformer = (Transformer) field.get(validator);
    URIResolver resolver = transformer.getURIResolver();
    transformer.setURIResolver(
        (href, base) -> {
          Source source = resolver.resolve(href, base);
          source.setSystemId(href);
          return source;
        });
  }
}
