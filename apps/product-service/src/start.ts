import { startService } from '@emporium/service';
import { productService } from './product-service';

void startService(productService);
