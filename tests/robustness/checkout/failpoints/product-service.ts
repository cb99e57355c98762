import { startProductService } from './start-product-service';

void startProductService();
